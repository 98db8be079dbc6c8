using System.Text.Json;

namespace Aetherion.GraphQL.Execution;

/// <summary>The entry <c>persistedQuery</c> of a request's extensions.</summary>
internal static class PersistedQuery
{
    private const string EntryName = "persistedQuery";
    private const int VersionKnown = 1;

    public static bool IsIn(JsonElement extensions) => TryGet(extensions, out _);

    /// <summary>The SHA-256 the request names in lower case, or null when it names none.</summary>
    public static string? HashOf(JsonElement extensions)
    {
        if (!TryGet(extensions, out var entry))
            return null;
        var isKnown = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number)
            && number == VersionKnown;
        if (isKnown && entry.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String
            && IsHash(hash))
        {
            return hash.GetString()!.ToLowerInvariant();
        }

        throw new GraphQLException(GraphQLError.WithCode(
            $"The entry {EntryName} needs the version {VersionKnown} and a sha256Hash in hexadecimal.",
            ErrorCodes.BadRequest));
    }

    private static bool TryGet(JsonElement extensions, out JsonElement entry)
    {
        entry = default;
        return extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty(EntryName, out entry)
            && entry.ValueKind != JsonValueKind.Null;
    }

    private static bool IsHash(JsonElement hash)
    {
        const int HexLength = 64;
        var text = JsonText.Of(hash);
        return text is { Length: HexLength } && text.All(char.IsAsciiHexDigit);
    }
}
