import type { JSX } from 'preact'
import { useCallback } from 'preact/hooks'
import { useFileDrop } from '../files/use-file-drop.ts'
import { droppedPictures, droppedTable } from './dropped.ts'
import { RoomFrame } from './room-frame.tsx'
import { type RoomId, rooms } from './rooms.ts'

/** Every room, after the lesson. A file that is dropped anywhere on the page goes to the room that it is for. */
export function AllRooms(): JSX.Element {
  useFileDrop(
    'table',
    useCallback(([file]: readonly File[]) => {
      droppedTable.value = file ?? null
      goTo('own-table')
    }, []),
  )
  useFileDrop(
    'images',
    useCallback((files: readonly File[]) => {
      droppedPictures.value = files
      goTo('own-classes')
    }, []),
  )
  return (
    <div class="page rooms">
      {rooms.map((room) => (
        <RoomFrame key={room.id} room={room} />
      ))}
    </div>
  )
}

function goTo(id: RoomId): void {
  document.getElementById(id)?.scrollIntoView()
}
