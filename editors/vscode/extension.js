'use strict';

const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = function () {
  client = new LanguageClient(
    'assay',
    'Assay',
    { command: workspace.getConfiguration('assay').get('command'), args: ['lsp'] },
    {
      documentSelector: [
        { scheme: 'file', language: 'drools' },
        { scheme: 'file', language: 'yaml' },
      ],
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.{drl,yaml,yml}*') },
    },
  );
  return client.start();
};

exports.deactivate = function () {
  return client && client.stop();
};
