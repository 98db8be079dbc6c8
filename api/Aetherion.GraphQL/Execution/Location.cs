namespace Aetherion.GraphQL.Execution;

/// <summary>Line and column in the document, both counted from one.</summary>
public readonly record struct Location(int Line, int Column);
