using System.Text;
using System.Text.Json;

namespace Aetherion.GraphQL.Execution;

/// <summary>Documents that are known in advance, by the SHA-256 of their UTF-8 text in hexadecimal.</summary>
public sealed class TrustedOperations
{
    public const int OperationsMax = 10_000;

    public static readonly TrustedOperations None = new(new Dictionary<string, byte[]>(StringComparer.Ordinal));

    private readonly Dictionary<string, byte[]> _documents;

    private TrustedOperations(Dictionary<string, byte[]> documents) => _documents = documents;

    public int Count => _documents.Count;

    /// <summary>The texts of documents.</summary>
    public static TrustedOperations From(IEnumerable<string> documents) =>
        From(documents.Select(text => (Encoding.UTF8.GetBytes(text), (string?)null)));

    /// <summary>The files <c>*.graphql</c> of a folder and those below it, one document each.</summary>
    public static TrustedOperations FromFolder(string path) => From(
        Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories)
            .Select(file => (File.ReadAllBytes(file), (string?)null)));

    /// <summary>
    /// A manifest: a JSON object of documents by SHA-256, as Relay's compiler writes it, or with a list
    /// <c>operations</c> of <c>id</c> and <c>body</c>, as Apollo's does.
    /// </summary>
    public static TrustedOperations FromManifest(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = manifest.RootElement;
        return root.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
            ? From(operations.EnumerateArray().Select(item => Read(item.GetProperty("id"), item.GetProperty("body"))))
            : From(root.EnumerateObject().Select(item => (BytesOf(item.Value), (string?)item.Name)));
    }

    internal bool TryGet(string hash, out ReadOnlyMemory<byte> document)
    {
        var isKnown = _documents.TryGetValue(hash, out var bytes);
        document = bytes;
        return isKnown;
    }

    private static (byte[] Document, string? Hash) Read(JsonElement id, JsonElement body) =>
        (BytesOf(body), id.GetString());

    private static byte[] BytesOf(JsonElement text) => Encoding.UTF8.GetBytes(
        text.GetString() ?? throw new InvalidDataException("A document of the manifest is no text."));

    private static TrustedOperations From(IEnumerable<(byte[] Document, string? Hash)> documents)
    {
        var known = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (document, expected) in documents)
        {
            var hash = DocumentHash.Of(document);
            if (expected is not null && !expected.Equals(hash, StringComparison.OrdinalIgnoreCase))
                throw new InvalidDataException($"The document {expected} has the SHA-256 {hash}: it was changed.");
            known[hash] = document;
            if (known.Count > OperationsMax)
                throw new InvalidDataException($"There are more than {OperationsMax} trusted operations.");
        }

        return new TrustedOperations(known);
    }
}
