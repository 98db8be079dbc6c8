using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Domain.Venues.Fallback;

namespace Aetherion.Recordings;

/// <summary>The recording of in which order symbols took what the venues said that feed them by turns.</summary>
public static class RecordedTurns
{
    private const string SymbolsName = "symbols";

    /// <summary>Which symbols they are, as a manifest keeps it.</summary>
    public static JsonObject Describe(ImmutableArray<FallbackDefinition> definitions) =>
        new() { [SymbolsName] = JsonSerializer.SerializeToNode(definitions) };

    /// <summary>Whether a recording is of turns, and not of a venue.</summary>
    public static bool IsOf(RecordingManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest is { Venue: FallbackInstrument.Venue, Content: RecordingContent.Inputs };
    }

    /// <summary>What a replay of a session lacks of the symbols that its venues feed by turns.</summary>
    /// <exception cref="RecordingException">A recording cannot be read, or that of a venue is not there.</exception>
    public static ImmutableArray<MissingRest> FindMissing(SessionRecording recording, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return recording.Folders.Any(folder => IsOf(RecordingMap.Read(folder).Manifest))
            ? TurnScan.Read(recording, null, cancellationToken).Missing
            : [];
    }

    /// <exception cref="RecordingException">They cannot be read.</exception>
    internal static ImmutableArray<FallbackDefinition> Read(RecordingManifest manifest)
    {
        try
        {
            return manifest.Session?[SymbolsName]?.Deserialize<ImmutableArray<FallbackDefinition>>()
                ?? throw new JsonException("they are missing.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new RecordingException($"The symbols of the manifest cannot be read: {exception.Message}", exception);
        }
    }
}
