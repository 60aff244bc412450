export { CreateError } from './create-error.ts'
export { type CreateOptions, createProject } from './create-project.ts'
export { TEMPLATES, type Template } from './templates.ts'
