using System.Security.Cryptography;

namespace Aetherion.GraphQL.Execution;

/// <summary>The name of a persisted document: its SHA-256.</summary>
internal static class DocumentHash
{
    /// <summary>In lower-case hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> document)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document, hash);
        return Convert.ToHexStringLower(hash);
    }
}
