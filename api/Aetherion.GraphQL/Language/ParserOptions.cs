namespace Aetherion.GraphQL.Language;

/// <summary>The parser's limits.</summary>
public sealed record ParserOptions
{
    public static readonly ParserOptions Default = new();

    /// <summary>Tokens of a document.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>Nesting of selection sets, values and types.</summary>
    public int MaxDepth { get; init; } = 100;
}
