using System.Text.Json;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Binance;

namespace Aetherion.Recordings;

/// <summary>
/// Imports a file of recorded frames as a recording of inputs, in which a session finds connections, rules, clock and books where
/// it asks for them. The venue's bytes stay as they are.
/// </summary>
internal static class FrameImport
{
    private const int LeadingMax = 10_000;
    private const long LeadingBytesMax = 256L << 20;

    public static ImportOutcome Run(ImportRequest request, CancellationToken cancellationToken)
    {
        var options = new VenueSessionOptions { Backfill = TimeSpan.Zero };
        var profile = Profile(request.File, cancellationToken);
        if (profile.FirstTime == DateTime.MaxValue)
            throw new RecordingException($"'{request.File}' holds no line with a time, so nothing of it can be imported.");
        using var writer = RecordingWriter.Create(
            request.Folder,
            request.NewManifest(RecordingContent.Inputs, profile.FirstTime) with { Session = RecordedSessions.Describe(options) },
            request.Time);
        var market = Array.Find(Markets, known => known.Venue == request.Venue);
        Counts counts = new();
        if (market is null)
            Plainly(request, writer, profile, counts, cancellationToken);
        else
            Through(new VenueResponder(market, options, profile, writer), request, profile, counts, cancellationToken);
        writer.Complete("imported");
        return new ImportOutcome(
            RecordingContent.Inputs, request.Venue, counts.Lines, counts.Skipped, writer.RowCount, counts.FirstSkipped);
    }

    private static readonly BinanceMarket[] Markets = [BinanceMarket.Spot, BinanceMarket.UsdM, BinanceMarket.CoinM];

    private static ImportProfile Profile(string file, CancellationToken cancellationToken)
    {
        ImportProfile profile = new();
        var isLeading = true;
        var bytes = 0L;
        foreach (var line in Read(file, cancellationToken))
        {
            profile.Add(line);
            isLeading &= line.Kind == FrameLineKind.Reply;
            if (!isLeading)
                continue;
            bytes += line.Payload.Length;
            if (profile.Leading.Count == LeadingMax || bytes > LeadingBytesMax)
                throw new RecordingException($"More than {LeadingMax:#,0} answers, or {LeadingBytesMax:#,0} bytes of them, stand before the first frame.");
            profile.Leading.Add(line with { Payload = line.Payload.ToArray() });
        }
        profile.Leading.Sort((left, right) => left.Time.CompareTo(right.Time));
        return profile;
    }

    private static void Through(
        VenueResponder responder,
        ImportRequest request,
        ImportProfile profile,
        Counts counts,
        CancellationToken cancellationToken)
    {
        responder.Begin(profile.FirstTime);
        foreach (var line in InOrder(request.File, profile, cancellationToken))
        {
            counts.Lines++;
            var isUsed = line.Kind switch
            {
                FrameLineKind.Frame => responder.TryAddFrame(line.Time, line.Payload),
                FrameLineKind.Reply when line.Path.Contains("/depth", StringComparison.Ordinal) =>
                    responder.TryAddBook(line.Time, line.Path, line.Payload),
                _ => false,
            };
            if (!isUsed)
                counts.Skip(line.Kind switch
                {
                    FrameLineKind.Reply => "an answer that no request waits for",
                    FrameLineKind.Frame => "a frame that no connection is there for",
                    _ => "nothing that reached us",
                });
        }
    }

    /// <summary>Venues without a session here: one connection, and answers by their paths.</summary>
    private static void Plainly(
        ImportRequest request,
        RecordingWriter writer,
        ImportProfile profile,
        Counts counts,
        CancellationToken cancellationToken)
    {
        var sequence = 0L;
        var now = profile.FirstTime;
        var requests = 1;
        writer.Add(new VenueInput(++sequence, now, VenueInputKind.Opened, 1, "/", 0, default));
        foreach (var line in InOrder(request.File, profile, cancellationToken))
        {
            counts.Lines++;
            now = line.Time > now ? line.Time : now;
            if (line.Kind == FrameLineKind.Frame)
                writer.Add(new VenueInput(++sequence, now, VenueInputKind.Frame, 1, "", 0, line.Payload));
            else if (line.Kind == FrameLineKind.Reply)
                writer.Add(new VenueInput(
                    ++sequence, now, VenueInputKind.Reply, ++requests, $"GET {line.Path}", 200, line.Payload));
            else
                counts.Skip("nothing that reached us");
        }
    }

    /// <summary>The lines of a file with the leading answers at their times.</summary>
    private static IEnumerable<FrameLine> InOrder(string file, ImportProfile profile, CancellationToken cancellationToken)
    {
        Queue<FrameLine> leading = new(profile.Leading);
        foreach (var line in Read(file, cancellationToken).Skip(profile.Leading.Count))
        {
            while (leading.TryPeek(out var next) && next.Time <= line.Time)
                yield return leading.Dequeue();
            yield return line;
        }
        foreach (var line in leading)
            yield return line;
    }

    private static IEnumerable<FrameLine> Read(string file, CancellationToken cancellationToken)
    {
        using ImportLines lines = new(file);
        DateTime before = DateTime.UnixEpoch;
        while (lines.TryRead(out var bytes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            FrameLine line;
            try
            {
                line = FrameLineReader.Read(bytes, before);
            }
            catch (Exception exception) when (exception is JsonException or FormatException or OverflowException
                or InvalidOperationException)
            {
                throw lines.Refuse(exception.Message, exception);
            }
            before = line.Time;
            yield return line;
        }
    }

    private sealed class Counts
    {
        public long Lines { get; set; }

        public long Skipped { get; private set; }

        public string FirstSkipped { get; private set; } = "";

        public void Skip(string why)
        {
            if (Skipped++ == 0)
                FirstSkipped = $"line {Lines}: {why}";
        }
    }
}
