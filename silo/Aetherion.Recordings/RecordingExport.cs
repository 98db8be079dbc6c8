using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Writes a recording as JSON lines: all that is in it, or in the form of cryptofeed's recordings, which holds frames, answers
/// and connections.
/// </summary>
public static class RecordingExport
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every input, or every event, a line each; the answer is how many.</summary>
    public static long ToLines(string folder, Stream target, bool isCryptofeed, CancellationToken cancellationToken)
    {
        var content = RecordingMap.Read(folder).Manifest.Content;
        if (content == RecordingContent.Inputs)
            return WriteInputs(folder, target, isCryptofeed, cancellationToken);
        return isCryptofeed
            ? throw new RecordingException("A normalised recording holds no frames; export it without --format cryptofeed.")
            : WriteEvents(folder, target, cancellationToken);
    }

    private static long WriteInputs(
        string folder, Stream target, bool isCryptofeed, CancellationToken cancellationToken)
    {
        using var reader = RecordingReader.Open(folder);
        using Utf8JsonWriter writer = new(target, Options);
        var count = 0L;
        while (reader.TryRead(out var input))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isCryptofeed && CryptofeedKind(input.Kind) is null)
                continue;
            writer.WriteStartObject();
            if (isCryptofeed)
                WriteCryptofeed(writer, input);
            else
                WriteInput(writer, input);
            writer.WriteEndObject();
            EndLine(writer, target);
            count++;
        }
        return count;
    }

    private static string? CryptofeedKind(VenueInputKind kind) => kind switch
    {
        VenueInputKind.Frame => "recv",
        VenueInputKind.Reply => "rest",
        VenueInputKind.Opened => "connect",
        _ => null,
    };

    private static void WriteCryptofeed(Utf8JsonWriter writer, in VenueInput input)
    {
        writer.WriteString("t", CryptofeedKind(input.Kind));
        writer.WriteNumber("ts", (decimal)(input.ReceivedTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond);
        if (input.Target.Length > 0)
            writer.WriteString("path", input.Target[(input.Target.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        WritePayload(writer, "data", input.Payload.Span);
    }

    private static void WriteInput(Utf8JsonWriter writer, in VenueInput input)
    {
        writer.WriteNumber("sequence", input.Sequence);
        writer.WriteString("receivedTime", input.ReceivedTime);
        writer.WriteString("kind", input.Kind.ToString());
        writer.WriteNumber("connection", input.Connection);
        if (input.Target.Length > 0)
            writer.WriteString("target", input.Target);
        if (input.Status != 0)
            writer.WriteNumber("status", input.Status);
        WritePayload(writer, "payload", input.Payload.Span);
    }

    /// <summary>As it is where it is JSON; as text, or as Base64 where it is no text, otherwise.</summary>
    private static void WritePayload(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
            return;
        if (IsJsonLine(payload))
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(payload, skipInputValidation: true);
        }
        else if (System.Text.Unicode.Utf8.IsValid(payload))
        {
            writer.WriteString(name + "Text", Encoding.UTF8.GetString(payload));
        }
        else
        {
            writer.WriteBase64String(name + "Base64", payload);
        }
    }

    private static bool IsJsonLine(ReadOnlySpan<byte> payload)
    {
        if (payload.Contains((byte)'\n'))
            return false;
        Utf8JsonReader reader = new(payload);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static long WriteEvents(string folder, Stream target, CancellationToken cancellationToken)
    {
        using var reader = EventRecordingReader.Open(folder);
        using Utf8JsonWriter writer = new(target, Options);
        var count = 0L;
        while (reader.TryRead(out var row))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var instrument = reader.Instruments[row.Instrument];
            writer.WriteStartObject();
            writer.WriteString("instrument", instrument.Id.ToString());
            writer.WriteNumber("sequence", row.Event.Sequence);
            writer.WriteString("eventTime", row.Event.EventTime);
            writer.WriteString("receivedTime", row.Event.ReceivedTime);
            writer.WriteString("kind", row.Event.Kind.ToString());
            WriteContent(writer, instrument, row.Event, reader);
            writer.WriteEndObject();
            EndLine(writer, target);
            count++;
        }
        return count;
    }

    private static void WriteContent(
        Utf8JsonWriter writer, Instrument instrument, in MarketEvent marketEvent, EventRecordingReader reader)
    {
        switch (marketEvent.Kind)
        {
            case MarketEventKind.Trade:
                writer.WriteString("aggressor", marketEvent.Trade.Aggressor.ToString());
                WriteLevel(writer, "trade", instrument, new PriceLevel(marketEvent.Trade.Price, marketEvent.Trade.Quantity));
                break;
            case MarketEventKind.Quote:
                var quote = marketEvent.Quote;
                WriteLevel(writer, "bid", instrument, new PriceLevel(quote.BidPrice, quote.BidQuantity));
                WriteLevel(writer, "ask", instrument, new PriceLevel(quote.AskPrice, quote.AskQuantity));
                break;
            default:
                WriteLevels(writer, "bids", instrument, reader.Bids);
                WriteLevels(writer, "asks", instrument, reader.Asks);
                break;
        }
    }

    private static void WriteLevels(
        Utf8JsonWriter writer, string name, Instrument instrument, ReadOnlySpan<PriceLevel> levels)
    {
        writer.WriteStartArray(name);
        foreach (ref readonly var level in levels)
            WriteValues(writer, instrument, level);
        writer.WriteEndArray();
    }

    private static void WriteLevel(Utf8JsonWriter writer, string name, Instrument instrument, PriceLevel level)
    {
        writer.WritePropertyName(name);
        WriteValues(writer, instrument, level);
    }

    private static void WriteValues(Utf8JsonWriter writer, Instrument instrument, PriceLevel level)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(instrument.ToDecimal(level.Price).ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteStringValue(instrument.ToDecimal(level.Quantity).ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteEndArray();
    }

    private static void EndLine(Utf8JsonWriter writer, Stream target)
    {
        writer.Flush();
        writer.Reset();
        target.WriteByte((byte)'\n');
    }
}
