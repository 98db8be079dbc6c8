using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>What has to be known to go through a recording again.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Venue">The venue of all its rows.</param>
/// <param name="CreatedTime">When the recording began, UTC.</param>
/// <param name="Product">What wrote it, with its version.</param>
/// <param name="Source">Where the rows are from: <c>live</c>, or a file that was imported.</param>
public sealed record RecordingManifest(
    int FormatVersion,
    RecordingContent Content,
    string Venue,
    DateTime CreatedTime,
    string Product,
    string Source)
{
    public const string LiveSource = "live";

    /// <summary>The instruments with their rules when it began.</summary>
    public ImmutableArray<Instrument> Instruments { get; init; } = [];

    /// <summary>The parameters of the venue's session, such as its seed and its limits.</summary>
    public JsonObject? Session { get; init; }

    /// <summary>The regime models in charge when it began, by <c>venue:symbol/timeframe</c>.</summary>
    public ImmutableSortedDictionary<string, string> Models { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
