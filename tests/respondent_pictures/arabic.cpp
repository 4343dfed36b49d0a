#include "tests/respondent_pictures/arabic.h"

namespace doorstep::sample {

const std::string kChildsArabic = R"(instrument: liten
version: 1.0
title: {ar: قصتي}
respondent: child
ages: 6-14
languages: [ar, en]
licence: {permission: own, text: "Own wording."}
domains: [separation, conflict]
topics:
  homes: {text: {ar: بيوتي}}
  noise: {text: {ar: عندما يحدث شجار}}
  wishes: {text: {ar: ما أتمناه}}
defaults:
  non_answers: [dont_know, wont_say]
  identifies: none
  share: ask
before:
  - inform: who
    text: {ar: "مرحباً! اسمي {interviewer}. أتحدث مع أطفال يعيش آباؤهم وأمهاتهم منفصلين. أريد أن أعرف كيف حالك. أنت أكثر من يعرف حياتك."}
  - inform: limits
    text: {ar: "هناك شيء واحد لا أستطيع أن أبقيه سراً. إذا آذاك أحد فعليّ أن أخبر الكبار الذين يستطيعون مساعدتك. وأحاول أن أتحدث معك أولاً."}
  - understood: limits_understood
    text: {ar: "هل أستطيع أن أبقي كل ما تقوله سراً؟"}
    right: no
    again: limits
  - assent: talk
    text: {ar: "هل تريد أن تتحدث معي اليوم؟"}
sections:
  - section: homes
    topic: homes
    title: {ar: بيوتي}
    questions:
      - id: lives
        type: one_of
        text: {ar: "أين تسكن الآن؟"}
        options:
          - {id: mostly_one, text: {ar: غالباً عند أحد والديّ}, summary: {ar: "أسكن غالباً عند أحد والديّ."}}
          - {id: both, text: {ar: عند كليهما بالتساوي}, summary: {ar: "أسكن عند كليهما بالتساوي."}}
          - {id: other, text: {ar: بطريقة أخرى}, own_words: true, summary: {ar: "هكذا أسكن: {answer}"}}
      - id: changing
        type: faces
        steps: 3
        labels: [{ar: شعوري غير جيد}, {ar: شعوري بين بين}, {ar: شعوري جيد}]
        when: lives == both
        text: {ar: "كيف تشعر عندما تنتقل من بيت إلى بيت؟"}
        summary: {ar: "{answer} عندما أنتقل من بيت إلى بيت."}
      - id: siblings
        type: number
        range: 0-15
        share: never
        text: {ar: "كم أخاً وأختاً لديك؟"}
        check: {rule: "siblings <= 8", text: {ar: "هل صحيح أن لديك هذا العدد من الإخوة؟"}, strict: false}
  - section: arguments
    topic: noise
    title: {ar: عندما يحدث شجار}
    questions:
      - id: hears
        type: yes_no
        text: {ar: "هل تسمع والديك يتشاجران؟"}
        summary: {ar: "{answer}، هذا جوابي عن سؤال هل أسمع والديّ يتشاجران."}
      - id: then
        type: many_of
        at_most: 2
        when: hears
        text: {ar: "ماذا تفعل عندها؟"}
        options:
          - {id: room, text: {ar: أذهب إلى غرفتي}, summary: {ar: "عندما يتشاجر والداي أذهب إلى غرفتي."}}
          - {id: music, text: {ar: أشغّل الموسيقى}, summary: {ar: "أشغّل الموسيقى عندما يتشاجر والداي."}}
          - {id: stop, text: {ar: أحاول أن أجعلهما يتوقفان}, summary: {ar: "أحاول أن أجعل والديّ يتوقفان عن الشجار."}}
          - {id: tell, text: {ar: أتحدث مع أحد}, summary: {ar: "عندما يتشاجر والداي أتحدث مع أحد."}}
          - {id: nothing, text: {ar: لا شيء محدداً}, summary: {ar: "لا أفعل شيئاً محدداً عندما يتشاجر والداي."}, exclusive: true}
      - id: body
        type: scale
        from: 0
        to: 10
        low: {ar: هادئ}
        high: {ar: قلق جداً}
        text: {ar: "بماذا تشعر في جسمك بعد ذلك؟"}
        summary: {ar: "بعد الشجار يقول جسمي {answer}. الصفر هدوء والعشرة قلق شديد."}
  - section: wishes
    topic: wishes
    title: {ar: ما أتمناه}
    questions:
      - id: since
        type: date
        precision: month
        latest: today
        share: never
        check: {rule: "years_between(since, today) <= 14", text: {ar: "هذا أبعد من عمرك."}}
        text: {ar: "متى انفصل والداك؟"}
      - id: wish
        type: text
        long: true
        identifies: free_text
        text: {ar: "لو استطعت أن تقرر شيئاً واحداً، فماذا يكون؟"}
        summary: {ar: "{answer}"}
after:
  - inform: before_sharing
    text: {ar: "الآن نراجع ما قلته. أنت تختار ما يمكنني أن أخبر به والديك، شيئاً بعد شيء."}
  - sharing: topics
  - assent: sharing
    text: {ar: "هل يمكنني أن أخبر بما اخترته؟"}
  - id: did_decide
    type: yes_no
    share: never
    text: {ar: "هل أنت من قرر ما يمكن أن يُقال؟"}
  - inform: goodbye
    text: {ar: "شكراً على اليوم. ما قلته مهم."}
)";

const std::string kParentsArabic = R"(instrument: liten_dorr
version: 1.0
title: {ar: الباب الأول}
respondent: parent
ages: 16-99
languages: [ar, en]
licence: {permission: own, text: "Own wording."}
domains: [child_situation, conflict]
defaults:
  non_answers: [dont_know, wont_say]
  identifies: none
  share: never
before:
  - inform: who_sees
    text: {ar: "الفريق يقرأ أجوبتك. ولا نعرضها على الوالد الآخر. لا تكتب أسماء أو عناوين أو أماكن عندما تجيب بكلماتك."}
  - assent: begin
    text: {ar: "هل تريد أن تجيب عن الأسئلة الآن؟"}
sections:
  - section: child
    title: {ar: وضع الطفل}
    questions:
      - id: hears
        type: one_of
        text: {ar: "كم مرة يسمع طفلك خلافاتكما عندما تتحدثان مع بعضكما؟"}
        help: {ar: "فكّر في الأسابيع الأربعة الماضية."}
        options:
          - {id: never, text: {ar: أبداً}}
          - {id: rarely, text: {ar: نادراً}}
          - {id: sometimes, text: {ar: أحياناً}}
          - {id: often, text: {ar: دائماً تقريباً}}
      - id: comment
        type: text
        long: true
        identifies: free_text
        text: {ar: "هل هناك شيء آخر عن الطفل يجب أن نعرفه؟"}
  - section: talking
    title: {ar: كيف تتحدثان مع بعضكما}
    questions:
      - id: ways
        type: many_of
        text: {ar: "كيف تتواصلان؟"}
        options:
          - {id: phone, text: {ar: بالهاتف}}
          - {id: written, text: {ar: بالكتابة}}
          - {id: meet, text: {ar: نلتقي}}
          - {id: others, text: {ar: عن طريق شخص آخر}, own_words: true}
          - {id: none, text: {ar: لا نتواصل أبداً}, exclusive: true}
)";

}  // namespace doorstep::sample
