using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>What a replay of a session's recordings will bring, found by going through them beforehand.</summary>
/// <param name="Manifests">Of the venues' recordings, in the order of the venues' names.</param>
/// <param name="Symbols">By their ids.</param>
/// <param name="Inputs">How many inputs, or normalised events, and the hash over them.</param>
public sealed record RecordingContents(
    ImmutableArray<RecordingManifest> Manifests, ImmutableArray<ReplayedSymbol> Symbols, HashSection Inputs)
{
    /// <summary>What was done with bots, of each venue in the order of its recording.</summary>
    public ImmutableArray<BotCommand> BotCommands { get; init; } = [];

    /// <summary>What a replay lacks because it was not recorded, in the order of the venues.</summary>
    public ImmutableArray<MissingRest> Missing { get; init; } = [];

    /// <summary>The names of the venues, with commas between.</summary>
    public string Venues => string.Join(',', Manifests.Select(manifest => manifest.Venue));

    /// <summary>
    /// The regime models in charge of its symbols when the session began, by <c>venue:symbol/timeframe</c>. What was wanted and never
    /// listed has none.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Models
    {
        get
        {
            var symbols = Symbols.Select(symbol => symbol.Instrument.Id.ToString()).ToHashSet(StringComparer.Ordinal);
            return Manifests.SelectMany(manifest => manifest.Models)
                .Where(model => symbols.Contains(model.Key[..model.Key.LastIndexOf('/')]))
                .ToImmutableSortedDictionary(StringComparer.Ordinal);
        }
    }

    /// <param name="to">What came after that time is left out.</param>
    /// <exception cref="RecordingException">A recording cannot be read, or its venue not be replayed.</exception>
    public static RecordingContents Read(SessionRecording recording, DateTime? to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var venues = recording.Folders
            .Select(folder => ReadVenue(folder, to, cancellationToken))
            .Select(venue => RecordedTurns.IsOf(venue.Manifests[0])
                ? WithTurns(venue, TurnScan.Read(recording, to, cancellationToken))
                : venue)
            .ToImmutableArray();
        return venues is [var only]
            ? only
            : new RecordingContents(
                [.. venues.SelectMany(venue => venue.Manifests)],
                [
                    .. venues.SelectMany(venue => venue.Symbols)
                        .OrderBy(symbol => symbol.Instrument.Id.ToString(), StringComparer.Ordinal),
                ],
                Combine(venues))
            {
                BotCommands = [.. venues.SelectMany(venue => venue.BotCommands)],
                Missing = [.. venues.SelectMany(venue => venue.Missing)],
            };
    }

    private static RecordingContents WithTurns(RecordingContents turns, TurnScan scan) =>
        turns with { Symbols = scan.Symbols, Missing = [.. turns.Missing, .. scan.Missing] };

    private static RecordingContents ReadVenue(string folder, DateTime? to, CancellationToken cancellationToken)
    {
        var map = RecordingMap.Read(folder);
        if (map.Manifest.Content == RecordingContent.Events)
            return EventScan.Read(folder, to, cancellationToken) with { Missing = MissingOf(map, to) };
        var scan = RecordingScan.Read(folder, to, cancellationToken);
        return new RecordingContents([map.Manifest], scan.Symbols, new HashSection(scan.InputCount, scan.InputsSha256))
        {
            BotCommands = scan.BotCommands,
            Missing = MissingOf(map, to),
        };
    }

    /// <summary>What came after a recording that ended before its session.</summary>
    private static ImmutableArray<MissingRest> MissingOf(RecordingMap map, DateTime? to) =>
        map.End is { IsEarly: false } || to <= map.LastTime
            ? []
            : [new MissingRest(map.Manifest.Venue, map.LastTime, RecordingEnd.Tell(map.End))];

    /// <summary>
    /// The SHA-256 of a line for each venue: its name, count and hash, with <c>|</c> between and a line feed after. The order between
    /// venues follows from the times, which are in the hash of each.
    /// </summary>
    private static HashSection Combine(ImmutableArray<RecordingContents> venues)
    {
        StringBuilder lines = new();
        foreach (var venue in venues)
            lines.Append(CultureInfo.InvariantCulture, $"{venue.Venues}|{venue.Inputs.Count}|{venue.Inputs.Sha256}\n");
        return new HashSection(
            venues.Sum(venue => venue.Inputs.Count),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString()))));
    }
}
