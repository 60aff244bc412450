export * from '@oneloop/browser'
