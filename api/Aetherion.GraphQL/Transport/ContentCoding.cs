using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Aetherion.GraphQL.Transport;

/// <summary>The content codings of bodies: which one an answer gets, and how a request's is undone.</summary>
internal static class ContentCoding
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string Deflate = "deflate";

    /// <summary>What requests may be coded with, for the answer to those that are coded otherwise.</summary>
    public const string Accepted = "br, gzip, deflate";

    private const string Identity = "identity";
    private const string Any = "*";

    /// <summary>A higher quality takes longer than a fast network does with what it saves.</summary>
    private const int BrotliQuality = 4;

    /// <summary>The coding a client likes best, Brotli where it has no preference; null for none.</summary>
    public static string? Negotiate(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0
            || !StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var wishes))
        {
            return null;
        }

        var brotli = QualityOf(wishes, Brotli);
        var gzip = QualityOf(wishes, Gzip);
        if (Math.Max(brotli, gzip) <= (Find(wishes, Identity) ?? 0))
            return null;
        return brotli >= gzip ? Brotli : Gzip;
    }

    public static Stream Encode(Stream output, string coding) => coding == Brotli
        ? new BrotliStream(output, new BrotliCompressionOptions { Quality = BrotliQuality }, leaveOpen: true)
        : new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>The body as it was before it was coded; null for a coding that is not known.</summary>
    public static Stream? Decode(Stream body, string coding) => coding.ToLowerInvariant() switch
    {
        Brotli => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),
        Gzip or "x-gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
        Deflate => new ZLibStream(body, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };

    public static bool IsIdentity(StringValues contentEncoding) =>
        contentEncoding.Count == 0 || contentEncoding.ToString() is "" or Identity;

    private static double QualityOf(IList<StringWithQualityHeaderValue> wishes, string coding) =>
        Find(wishes, coding) ?? Find(wishes, Any) ?? 0;

    private static double? Find(IList<StringWithQualityHeaderValue> wishes, string coding)
    {
        foreach (var wish in wishes)
        {
            if (wish.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
                return wish.Quality ?? 1;
        }

        return null;
    }
}
