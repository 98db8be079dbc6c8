using System.Security.Cryptography;

namespace Aetherion.Domain.Features;

/// <summary>All that a <see cref="SymbolPipeline"/> needs to go on bit by bit as if it had never stopped.</summary>
/// <param name="Version">
/// Of the layout of <paramref name="Data"/>; another one is refused, and its owner starts over.
/// </param>
/// <param name="Data">The state in binary, and its SHA-256 at the end, so that damage is seen.</param>
public sealed record PipelineState(int Version, byte[] Data)
{
    /// <summary>The version that is written.</summary>
    public const int CurrentVersion = 4;

    /// <summary>The first version that is read: one without anomaly scorers, which then start anew.</summary>
    public const int FirstVersion = 2;

    internal const int FirstVersionWithForecasts = 3;

    internal const int FirstVersionWithClosings = 4;

    /// <summary>Whether this program knows the layout; the data may still be damaged.</summary>
    public bool IsReadable => Version is >= FirstVersion and <= CurrentVersion;

    internal static PipelineState Seal(ReadOnlySpan<byte> content) =>
        new(CurrentVersion, [.. content, .. SHA256.HashData(content)]);

    /// <summary>The content without its hash.</summary>
    /// <exception cref="InvalidDataException">The state is of another version, or damaged.</exception>
    internal byte[] Open()
    {
        if (!IsReadable)
            throw new InvalidDataException(
                $"A pipeline state of version {Version} cannot be read, only {FirstVersion} to {CurrentVersion}; "
                + "run the build that wrote it.");
        var length = Data.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(Data.AsSpan(0, length)).AsSpan().SequenceEqual(Data.AsSpan(length)))
            throw new InvalidDataException("A pipeline state is damaged.");
        return Data[..length];
    }
}
