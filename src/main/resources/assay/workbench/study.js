// What only this place does; workbench.js does what all share.
export {};
