export { openStudy, readStudyFolder, type StudyFolder } from './open-study.ts'
export { readStudyFile } from './read-study-file.ts'
