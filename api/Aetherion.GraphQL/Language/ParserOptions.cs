namespace Aetherion.GraphQL.Language;

/// <summary>The parser's limits.</summary>
public sealed record ParserOptions
{
    public static readonly ParserOptions Default = new();

    /// <summary>Tokens of a document.</summary>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>Bytes of a document.</summary>
    public int MaxBytes { get; init; } = 100 * 1024;

    /// <summary>Fields with an alias.</summary>
    public int MaxAliases { get; init; } = 200;

    /// <summary>Directives at all places together.</summary>
    public int MaxDirectives { get; init; } = 200;

    /// <summary>Nesting of selection sets, values and types.</summary>
    public int MaxDepth { get; init; } = 100;
}
