using System.Text;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

/// <summary>Inputs and recordings as tests need them.</summary>
internal static class Inputs
{
    public static readonly DateTime Start = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    public static RecordingManifest Manifest { get; } = new(
        RecordingFormat.Version, RecordingContent.Inputs, "binance", Start, "Aetherion tests", RecordingManifest.LiveSource);

    public static VenueInput Frame(long sequence, string payload) => new(
        sequence, Start.AddMilliseconds(sequence), VenueInputKind.Frame, 1, "", 0, Encoding.UTF8.GetBytes(payload));

    /// <summary>Inputs of every kind, with payloads of many lengths; the same for the same seed.</summary>
    public static IEnumerable<VenueInput> Mixed(int count, int seed = 1)
    {
        Random random = new(seed);
        var time = Start;
        for (var sequence = 1L; sequence <= count; sequence++)
        {
            time = time.AddTicks(random.Next(0, 200_000));
            var kind = random.Next(10) < 7 ? VenueInputKind.Frame : (VenueInputKind)random.Next(1, 9);
            var payload = new byte[random.Next(20) == 0 ? random.Next(20_000) : random.Next(300)];
            random.NextBytes(payload);
            var target = kind is VenueInputKind.Opened or VenueInputKind.Reply ? $"/path/{random.Next(40)}" : "";
            var status = kind == VenueInputKind.Reply ? 200 : 0;
            yield return new VenueInput(sequence, time, kind, random.Next(-3, 1000), target, status, payload);
        }
    }

    /// <summary>Writes a recording that ends as it should.</summary>
    public static void Write(string folder, IEnumerable<VenueInput> inputs)
    {
        using var writer = RecordingWriter.Create(folder, Manifest, TimeProvider.System);
        foreach (var input in inputs)
            writer.Add(input);
        writer.Complete("stopped");
    }

    /// <summary>All inputs of a recording, with payloads of their own.</summary>
    public static List<VenueInput> Read(string folder)
    {
        using var reader = RecordingReader.Open(folder);
        List<VenueInput> inputs = [];
        while (reader.TryRead(out var input))
            inputs.Add(input with { Payload = input.Payload.ToArray() });
        return inputs;
    }

    public static string Text(in VenueInput input) =>
        $"{input.Sequence}|{input.ReceivedTime.Ticks}|{input.Kind}|{input.Connection}|{input.Target}|{input.Status}"
        + $"|{Convert.ToHexString(input.Payload.Span)}";

    /// <summary>Whether both are the same, input for input; names the first that is not.</summary>
    public static void ShouldBeSame(IEnumerable<VenueInput> actual, IEnumerable<VenueInput> expected)
    {
        var count = 0;
        foreach (var (read, written) in actual.Zip(expected))
        {
            if (!read.Payload.Span.SequenceEqual(written.Payload.Span)
                || (read with { Payload = default }) != (written with { Payload = default }))
                Text(read).ShouldBe(Text(written));
            count++;
        }
        count.ShouldBe(expected.Count());
        count.ShouldBe(actual.Count());
    }

    public static string NewFolder(TemporaryFolder folder) => Path.Combine(folder.Path, "recording");

    public static string[] Segments(string folder) =>
        [.. Directory.GetFiles(folder, "*.seg").Order(StringComparer.Ordinal)];
}
