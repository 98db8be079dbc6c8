using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Aetherion.Silo.Access;

/// <summary>AES-256-GCM: a random nonce, the cipher text, the tag; bound to what it belongs to.</summary>
internal static class Envelope
{
    public const int TagBytes = 16;

    private const int NonceBytes = 12;

    public static ImmutableArray<byte> Seal(AesGcm cipher, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> belongsTo)
    {
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(
            nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length),
            belongsTo);
        return ImmutableArray.Create(sealedBytes);
    }

    /// <exception cref="CryptographicException">It was changed, or belongs to something else.</exception>
    public static byte[] Open(AesGcm cipher, ImmutableArray<byte> sealedBytes, ReadOnlySpan<byte> belongsTo)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes)
            throw new CryptographicException("The sealed bytes are cut off.");
        var bytes = sealedBytes.AsSpan();
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        cipher.Decrypt(
            bytes[..NonceBytes], bytes.Slice(NonceBytes, plain.Length), bytes[(NonceBytes + plain.Length)..], plain,
            belongsTo);
        return plain;
    }
}
