using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>SHA-256 of what a step read, as lower-case hexadecimal digits.</summary>
public static class DataHash
{
    /// <summary>Digits shown where the whole hash would not fit.</summary>
    public const int ShortLength = 12;

    /// <summary>Of bars: open time, four prices in ticks, volume and bought volume in lots; little-endian.</summary>
    public static string Of(IEnumerable<Candle> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long[] row = new long[7];
        foreach (Candle bar in bars)
        {
            row[0] = bar.OpenTime.Ticks;
            (row[1], row[2], row[3], row[4]) = (bar.Open.Ticks, bar.High.Ticks, bar.Low.Ticks, bar.Close.Ticks);
            (row[5], row[6]) = (bar.Volume.Lots, bar.BuyVolume.Lots);
            hash.AppendData(MemoryMarshal.AsBytes(row.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Of numbers, little-endian.</summary>
    public static string Of(ReadOnlySpan<double> values) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));

    /// <summary>Of a text, such as a configuration in its one written form.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first digits of a hash.</summary>
    public static string Shorten(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return hash.Length <= ShortLength ? hash : hash[..ShortLength];
    }
}
