using System.Collections.Immutable;

namespace Aetherion.Recordings;

/// <summary>What a replay of a recording will bring, found by going through it beforehand.</summary>
/// <param name="Symbols">By their ids.</param>
/// <param name="Inputs">How many inputs, or normalised events, and the hash over them.</param>
public sealed record RecordingContents(
    RecordingManifest Manifest, ImmutableArray<ReplayedSymbol> Symbols, HashSection Inputs)
{
    /// <param name="to">What came after that time is left out.</param>
    /// <exception cref="RecordingException">The recording cannot be read, or its venue not be replayed.</exception>
    public static RecordingContents Read(string folder, DateTime? to, CancellationToken cancellationToken)
    {
        var manifest = RecordingMap.Read(folder).Manifest;
        if (manifest.Content == RecordingContent.Events)
            return EventScan.Read(folder, to, cancellationToken);
        var scan = RecordingScan.Read(folder, to, cancellationToken);
        return new RecordingContents(manifest, scan.Symbols, new HashSection(scan.InputCount, scan.InputsSha256));
    }
}
