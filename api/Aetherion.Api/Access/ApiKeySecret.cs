using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Api.Access;

/// <summary>
/// The text of an API key: <c>aeth_id_secret</c>. The id is public and finds the key; the secret has 256 random bits, so
/// that one SHA-256 of it is as good as a slow hash.
/// </summary>
public static class ApiKeySecret
{
    /// <summary>How every key begins, for people and for scanners that look for leaked ones.</summary>
    public const string Head = "aeth_";

    private const string IdAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create(IdAlphabet);
    private const int IdLength = 12;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    /// <summary>A new key: its id, its text, which is shown once, and what is stored of its secret.</summary>
    public static (string Id, string Text, ImmutableArray<byte> Hash) Generate()
    {
        var id = RandomNumberGenerator.GetString(IdAlphabet, IdLength);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return (id, $"{Head}{id}_{secret}", Hash(secret));
    }

    /// <summary>Whether the text has the shape of a key; it may still be nobody's.</summary>
    public static bool TryParse(string text, out string id, out string secret)
    {
        id = secret = "";
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length != Head.Length + IdLength + 1 + SecretLength
            || !text.StartsWith(Head, StringComparison.Ordinal)
            || text[Head.Length + IdLength] != '_'
            || text.AsSpan(Head.Length, IdLength).ContainsAnyExcept(IdCharacters))
            return false;
        id = text.Substring(Head.Length, IdLength);
        secret = text[(Head.Length + IdLength + 1)..];
        return true;
    }

    /// <summary>Whether it is the secret that the hash was made of; takes as long whatever the answer.</summary>
    public static bool Matches(string secret, ImmutableArray<byte> hash)
    {
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(secret), actual);
        return CryptographicOperations.FixedTimeEquals(actual, hash.AsSpan());
    }

    private static ImmutableArray<byte> Hash(string secret) =>
        ImmutableArray.Create(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
}
