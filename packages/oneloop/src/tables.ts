export * from '@oneloop/data/tables'
