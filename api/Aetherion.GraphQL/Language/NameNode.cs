namespace Aetherion.GraphQL.Language;

/// <summary>A name and the byte offset where it stands.</summary>
public readonly record struct NameNode(string Value, int Start);
