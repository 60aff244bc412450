import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Playground } from '../components/section.tsx'
import { droppedPictures } from '../rooms/dropped.ts'
import { ClassList } from './class-list.tsx'
import { ClassReportView } from './class-report-view.tsx'
import { loadClasses, takeIn, trained } from './classes-store.ts'
import { Pad } from './pad.tsx'
import { TakeClasses } from './take-classes.tsx'
import { text } from './text.ts'
import { Training } from './training.tsx'
import './own-classes.css'

export default function OwnClasses(): JSX.Element {
  useEffect(() => {
    let unsubscribe = () => {}
    loadClasses().then(() => {
      unsubscribe = droppedPictures.subscribe((files) => {
        if (files.length === 0) return
        droppedPictures.value = []
        takeIn(files)
      })
    })
    return () => unsubscribe()
  }, [])
  const { value } = trained
  return (
    <>
      <Playground label={text.draw}>
        <Pad />
      </Playground>
      <Playground label={text.classes}>
        <ClassList />
      </Playground>
      <Playground label={text.training}>
        <Training />
      </Playground>
      {value !== null && (
        <>
          <Playground label={text.report}>
            <ClassReportView trained={value} />
          </Playground>
          <Playground label={text.take}>
            <TakeClasses trained={value} />
          </Playground>
        </>
      )}
    </>
  )
}
