import fc from 'fast-check';

// On a busy machine a property is tried fewer times rather than not at all: each test has a minute.
fc.configureGlobal({ interruptAfterTimeLimit: 20_000 });
