// See workbench.js for what all pages share.
export {};
