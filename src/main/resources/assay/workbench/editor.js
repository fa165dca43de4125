// The editor of rule files.
export {};
