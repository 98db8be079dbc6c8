using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Model;

/// <summary>
/// The hash chain of the audit log. The canonical bytes of an entry are its fields in the order of
/// <see cref="Fields"/>, each as its number of UTF-8 bytes in decimal digits, a colon and the bytes; a field that is
/// not there is <c>-:</c>. The hash is SHA-256 over the 32 bytes of the previous hash and the canonical bytes, in
/// lower-case hex.
/// </summary>
public static class AuditChain
{
    /// <summary>The first field of every entry; a change of the form changes it.</summary>
    public const string Form = "aetherion-audit-1";

    /// <summary>What stands for the entry before the first.</summary>
    public static string Genesis { get; } = new('0', 2 * SHA256.HashSizeInBytes);

    public static string HashOf(AuditRecord record, long sequence, string previousHash)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(previousHash));
        foreach (var field in Fields(record, sequence))
            Append(hash, field);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The entry that follows another, or the first one.</summary>
    public static AuditEntry Follow(AuditRecord record, long sequence, string previousHash) =>
        new(record, sequence, previousHash, HashOf(record, sequence, previousHash));

    /// <summary>Whether the entry's hash is that of its content.</summary>
    public static bool IsWhole(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return IsHash(entry.PreviousHash)
            && HashOf(entry.Record, entry.Sequence, entry.PreviousHash) == entry.Hash;
    }

    private static bool IsHash(string text) =>
        text.Length == Genesis.Length && text.All(char.IsAsciiHexDigitLower);

    private static string?[] Fields(AuditRecord record, long sequence) =>
    [
        Form, record.Tenant, Text(sequence), record.Id, Text(Microseconds(record.Time)), record.Category.ToString(),
        record.Action, record.Outcome.ToString(), record.Actor, record.KeyId, record.Address, record.RequestId,
        record.Subject, record.Reason, record.RefersTo, record.Before, record.After,
    ];

    private static void Append(IncrementalHash hash, string? field)
    {
        if (field is null)
        {
            hash.AppendData("-:"u8);
            return;
        }
        hash.AppendData(Encoding.ASCII.GetBytes($"{Text(Encoding.UTF8.GetByteCount(field))}:"));
        hash.AppendData(Encoding.UTF8.GetBytes(field));
    }

    private static long Microseconds(DateTime time) =>
        (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
