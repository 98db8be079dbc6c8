using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>Reads every row of a recording and tells what can be read and what is damaged.</summary>
public static class RecordingVerifier
{
    public static RecordingVerification Verify(string folder, CancellationToken cancellationToken)
    {
        var map = RecordingMap.Read(folder);
        using InputHasher hasher = new();
        using BlockReader reader = new(map);
        List<RecordingDamage> damages = [.. map.Damages];
        List<(long First, long Last)> readable = [];
        var rows = 0L;
        var botCommands = 0L;
        foreach (var block in map.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Check(map, reader, block, hasher, ref botCommands) is { } why)
            {
                damages.Add(DamageOf(block, why));
                continue;
            }
            rows += block.Header.RowCount;
            Extend(readable, block.Header);
        }
        var hash = map.Manifest.Content == RecordingContent.Inputs && damages.TrueForAll(d => d.IsTornTail)
            ? hasher.Sha256()
            : null;
        if (hash is not null && map.End is { InputsSha256: { } written } && written != hash)
            damages.Add(new RecordingDamage(
                "", 0, 0, 1, rows, false, $"The rows are not those that were written: {hash} instead of {written}."));
        return new RecordingVerification(
            map.Manifest, map.End, map.SegmentCount, map.Blocks.Count, map.BytesOnDisk, rows, map.FirstTime, map.LastTime,
            [.. readable], hash, [.. damages.OrderBy(d => d.Segment, StringComparer.Ordinal).ThenBy(d => d.Offset)])
        {
            BotCommands = botCommands,
        };
    }

    private static string? Check(RecordingMap map, BlockReader reader, in BlockPlace block, InputHasher hasher, ref long botCommands)
    {
        try
        {
            var rows = reader.ReadAlone(block);
            if (map.Manifest.Content == RecordingContent.Inputs)
                HashRows(block.Header, rows, hasher, ref botCommands);
            else
                EventRows.Check(block.Header, rows);
            return null;
        }
        catch (RecordingException exception)
        {
            return exception.Message;
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    }

    private static void HashRows(in BlockHeader header, ReadOnlyMemory<byte> rows, InputHasher hasher, ref long botCommands)
    {
        InputRowReader reader = new();
        reader.Begin(header, rows);
        while (reader.TryRead(out var input))
        {
            hasher.Add(input);
            if (input.Kind != VenueInputKind.BotCommand)
                continue;
            BotCommandRow.Decode(input);
            botCommands++;
        }
    }

    private static RecordingDamage DamageOf(in BlockPlace block, string why) => new(
        RecordingFormat.SegmentName(block.Segment), block.Offset, block.End - block.Offset, block.Header.FirstSequence,
        block.Header.LastSequence, false, why);

    private static void Extend(List<(long First, long Last)> readable, in BlockHeader header)
    {
        if (readable.Count > 0 && readable[^1].Last + 1 == header.FirstSequence)
            readable[^1] = (readable[^1].First, header.LastSequence);
        else
            readable.Add((header.FirstSequence, header.LastSequence));
    }
}
