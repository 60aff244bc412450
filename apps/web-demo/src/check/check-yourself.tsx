import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { RichText } from '../i18n/rich-text.tsx'
import type { SectionId } from '../lesson/sections.ts'
import './check.css'
import { answer, answers, clearAnswers } from './kept-answers.ts'
import type { Question } from './question.ts'
import { text } from './text.ts'

interface CheckYourselfProps {
  /** The section whose questions they are: the answers are kept under its name. */
  readonly section: SectionId
  readonly questions: readonly Question[]
}

/** The questions at the end of a section, with what the reader has answered. */
export function CheckYourself({ section, questions }: CheckYourselfProps): JSX.Element {
  const t = useText()
  const title = useId()
  const chosen = questions.map(({ answers: choices }, i) => choices[answers.value[section]?.[i] ?? -1])
  const right = chosen.filter((choice) => choice?.right).length
  return (
    <aside class="check-yourself" aria-labelledby={`${title} ${section}-title`}>
      <header class="check-header">
        <h3 id={title}>{t(text.title)}</h3>
        {chosen.some((choice) => choice !== undefined) ? (
          <>
            <p class="check-score">{fill(t(text.score), { right, all: questions.length })}</p>
            <button type="button" class="button quiet small" onClick={() => clearAnswers(section)}>
              {t(text.again)}
            </button>
          </>
        ) : (
          <p class="check-score">{t(text.lead)}</p>
        )}
      </header>
      <ol class="check-questions">
        {questions.map((question, i) => (
          <li key={question.ask.en}>
            <AskedQuestion question={question} chosen={chosen[i]} onChoose={(choice) => answer(section, i, choice)} />
          </li>
        ))}
      </ol>
    </aside>
  )
}

interface AskedQuestionProps {
  readonly question: Question
  readonly chosen: Question['answers'][number] | undefined
  readonly onChoose: (choice: number) => void
}

function AskedQuestion({ question, chosen, onChoose }: AskedQuestionProps): JSX.Element {
  const t = useText()
  return (
    <fieldset class="check-question">
      <legend>
        <RichText>{t(question.ask)}</RichText>
      </legend>
      <div class="check-answers">
        {question.answers.map((each, i) => (
          <button
            key={each.text.en}
            type="button"
            class="button check-answer"
            aria-pressed={each === chosen}
            data-right={each === chosen ? each.right === true : undefined}
            onClick={() => onChoose(i)}
          >
            {t(each.text)}
          </button>
        ))}
      </div>
      <p class="check-why" aria-live="polite">
        {chosen && (
          <>
            <strong class={chosen.right ? 'good' : 'bad'}>{t(chosen.right ? text.right : text.wrong)}</strong>{' '}
            <RichText>{t(chosen.why)}</RichText>
          </>
        )}
      </p>
    </fieldset>
  )
}
