export * from '@oneloop/browser/worker'
