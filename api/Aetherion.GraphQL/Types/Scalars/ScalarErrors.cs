using System.Text.Json;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types.Scalars;

internal static class ScalarErrors
{
    /// <summary>Characters of a refused value that are quoted back to the client.</summary>
    private const int QuotedLengthMax = 80;

    public static CoercionException Input(ScalarType type, JsonElement value) =>
        new($"{type.Name} cannot represent the value {Shorten(value.GetRawText())}.");

    public static CoercionException Input(ScalarType type, ValueNode literal) =>
        new($"{type.Name} cannot represent the value {Shorten(SyntaxPrinter.Print(literal))}.");

    public static CoercionException Output(ScalarType type, object value) =>
        new($"{type.Name} cannot represent the resolver's value of the type {value.GetType().Name}.");

    private static string Shorten(string text) =>
        text.Length <= QuotedLengthMax ? text : string.Concat(text.AsSpan(0, QuotedLengthMax), "...");
}
