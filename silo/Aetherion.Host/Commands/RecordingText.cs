using System.Globalization;
using System.Text;
using Aetherion.Recordings;

namespace Aetherion.Host.Commands;

/// <summary>What <c>recordings</c> prints.</summary>
internal static class RecordingText
{
    public static string Verification(string folder, RecordingVerification found)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{folder}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  {found.Manifest.Venue}, {found.Manifest.Content}, {found.Segments:#,0} segments, {found.Blocks:#,0} blocks, "
            + $"{found.Bytes:#,0} bytes, {found.Rows:#,0} rows");
        foreach (var (first, last) in found.Readable)
            text.AppendLine(CultureInfo.InvariantCulture, $"  readable: rows {first:#,0} to {last:#,0}");
        foreach (var damage in found.Damages)
        {
            var lost = damage.FirstSequence == 0 ? "nothing"
                : damage.LastSequence > 0 ? $"rows {damage.FirstSequence:#,0} to {damage.LastSequence:#,0}"
                : $"what followed row {damage.FirstSequence - 1:#,0}";
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {(damage.IsTornTail ? "unfinished" : "DAMAGED")}: segment {damage.Segment}, byte {damage.Offset:#,0}, "
                + $"{damage.Length:#,0} bytes: {damage.What} Lost: {lost}.");
        }
        if (found.BotCommands > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {found.BotCommands:#,0} rows of what was done with bots");
        if (found.End is { } end)
            text.AppendLine(CultureInfo.InvariantCulture, $"  ended {(end.IsEarly ? "EARLY, " : "")}{end.EndedTime:u}: {end.Reason}");
        else
            text.AppendLine("  no end: it was cut off, or still goes on");
        if (found.InputsSha256 is not null)
            text.AppendLine(CultureInfo.InvariantCulture, $"  sha256 of the inputs {found.InputsSha256}");
        text.AppendLine(found.IsSound ? "  sound" : "  NOT SOUND");
        return text.ToString();
    }

    /// <summary>How a recording ended, for a list.</summary>
    public static string State(RecordingEnd? end) => end switch
    {
        null => "cut off, or still going on",
        { IsEarly: true } => $"ended early: {end.Reason}",
        _ => "ended",
    };

    public static string Import(ImportOutcome outcome)
    {
        var skipped = outcome.Skipped == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"; skipped {outcome.Skipped:#,0}, the first: {outcome.FirstSkipped}");
        var gaps = outcome.Gaps == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"; changes of the book are missing {outcome.Gaps:#,0} times, after which it is not known until the next whole one");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Rows:#,0} rows of {outcome.Content} of {outcome.Venue} from {outcome.Lines:#,0} lines{skipped}{gaps}");
    }
}
