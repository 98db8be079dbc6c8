namespace Aetherion.GraphQL.Tests.Oracle;

/// <summary>What graphql-js says of a document.</summary>
/// <param name="Kind">unparsable, invalid or valid.</param>
/// <param name="Errors">The rule and the places of each error, sorted.</param>
public sealed record Judgement(string Query, string Kind, IReadOnlyList<string> Errors);
