using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

/// <summary>
/// A recording that a live session made, with one byte of it changed anywhere: it is refused by name and place, or leads to another
/// hash. Nothing passes for what it was, nothing fails in another way, and nothing hangs.
/// </summary>
public sealed class RecordingFlipTests : IDisposable
{
    private const int LiveBytesMin = 20_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_flipped_byte_of_a_live_recording_is_found_or_changes_the_hash()
    {
        var live = await LiveRecording.MakeAsync(_folder.Path, LiveBytesMin);

        await FlipFilesAsync(live, rounds: 24, seed: 1);
        await FlipFilesAsync(CutOff(live), rounds: 12, seed: 2);
        await FlipRowsAsync(live, rounds: 12, seed: 3);
    }

    [Fact(Explicit = true)]
    public async Task A_thousand_flipped_bytes_of_a_live_recording_are_found_or_change_the_hash()
    {
        var live = await LiveRecording.MakeAsync(_folder.Path, LiveBytesMin * 5);

        await FlipFilesAsync(live, rounds: 700, seed: 11);
        await FlipFilesAsync(CutOff(live), rounds: 300, seed: 12);
        await FlipRowsAsync(live, rounds: 500, seed: 13);
        await ReplayFlippedRowsAsync(live, rounds: 12, seed: 14);
    }

    /// <summary>As a kill leaves it.</summary>
    private string CutOff(string live)
    {
        var folder = Copy(live, "cut-off");
        File.Delete(Path.Combine(folder, RecordingFormat.EndName));
        File.Delete(Path.ChangeExtension(Inputs.Segments(folder)[^1], RecordingFormat.IndexExtension));
        return folder;
    }

    private static async Task FlipFilesAsync(string recording, int rounds, int seed)
    {
        var sound = await HashAsync(recording);
        Random random = new(seed);
        var files = Directory.GetFiles(recording).Order(StringComparer.Ordinal).ToArray();
        foreach (var round in Enumerable.Range(0, rounds))
        {
            // Every kind of file in turn, and then segments as often again.
            var file = round % 2 == 0 ? files[round / 2 % files.Length] : Inputs.Segments(recording)[0];
            var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var at = random.Next(whole.Length);
            var flipped = Flip(whole, at, random);
            await File.WriteAllBytesAsync(file, flipped, TestContext.Current.CancellationToken);

            var what = $"{Path.GetFileName(file)}, byte {at} of {whole.Length}: {whole[at]:x2} became {flipped[at]:x2}";
            var refusal = await RefusalOfReplayAsync(recording, sound, what);
            var isTornTail = RequireFound(recording, Path.GetFileName(file), at, what);
            (isTornTail || refusal is not null).ShouldBeTrue(what);
            await File.WriteAllBytesAsync(file, whole, TestContext.Current.CancellationToken);
        }
        (await HashAsync(recording)).ShouldBe(sound);
    }

    /// <summary>Flips what is packed, under checksums that hold.</summary>
    private async Task FlipRowsAsync(string recording, int rounds, int seed)
    {
        var sound = await HashAsync(recording);
        var folder = Copy(recording, "rows");
        Random random = new(seed);
        foreach (var round in Enumerable.Range(0, rounds))
        {
            var what = FlipRow(recording, folder, random);

            await RefusalOfReplayAsync(folder, sound, what);
            RecordingVerifier.Verify(folder, TestContext.Current.CancellationToken).IsSound.ShouldBeFalse(what);
        }
    }

    /// <summary>The same as a person has it: the command, through grains and bots.</summary>
    private async Task ReplayFlippedRowsAsync(string recording, int rounds, int seed)
    {
        var (code, output) = await RunReplayAsync(recording, "sound");
        code.ShouldBe(0, output);
        var sound = Sha256Of(output);
        var folder = Copy(recording, "replayed");
        Random random = new(seed);
        foreach (var round in Enumerable.Range(0, rounds))
        {
            var what = FlipRow(recording, folder, random);

            (code, output) = await RunReplayAsync(folder, $"flipped-{round}");

            if (code == 0)
                Sha256Of(output).ShouldNotBe(sound, what);
            else
                (code, output.Contains("   at ", StringComparison.Ordinal)).ShouldBe((1, false), $"{what}\n{output}");
        }
    }

    private static byte[] Flip(byte[] whole, int at, Random random)
    {
        var flipped = (byte[])whole.Clone();
        flipped[at] ^= (byte)(random.Next(2) == 0 ? 1 << random.Next(8) : random.Next(1, 256));
        return flipped;
    }

    /// <summary>Writes the recording with one byte of one block's rows flipped, and says which.</summary>
    private static string FlipRow(string recording, string folder, Random random)
    {
        var map = RecordingMap.Read(recording);
        using BlockReader reader = new(map);
        var place = map.Blocks[random.Next(map.Blocks.Count)];
        var rows = reader.ReadAlone(place).ToArray();
        var at = random.Next(rows.Length);
        var flipped = Flip(rows, at, random);
        using MemoryStream packed = new();
        packed.Write(new byte[BlockHeader.Length]);
        BlockCodec.Append(flipped, packed);
        var block = packed.ToArray();
        var header = place.Header with
        {
            StoredLength = block.Length - BlockHeader.Length,
            StoredCrc = Crc32C.Of(block.AsSpan(BlockHeader.Length)),
        };
        header.Write(block);
        var segment = File.ReadAllBytes(map.PathOf(place.Segment)).AsSpan();
        var target = Path.Combine(folder, Path.GetFileName(map.PathOf(place.Segment)));
        File.WriteAllBytes(target, [.. segment[..(int)place.Offset], .. block, .. segment[(int)place.End..]]);
        // It would be of the segment as it was.
        File.Delete(Path.ChangeExtension(target, RecordingFormat.IndexExtension));
        return $"block {place.Offset}, byte {at} of {rows.Length} of its rows: {rows[at]:x2} became {flipped[at]:x2}";
    }

    /// <summary>Null when the replay leads to another hash; fails when it leads to the same one.</summary>
    private static async Task<string?> RefusalOfReplayAsync(string recording, string sound, string what)
    {
        try
        {
            (await HashAsync(recording)).ShouldNotBe(sound, what);
            return null;
        }
        catch (RecordingException exception)
        {
            exception.Message.ShouldContain(recording, Case.Sensitive, what);
            return exception.Message;
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"The replay hangs: {what}", exception);
        }
    }

    /// <summary>Whether it is no more than an unfinished end; otherwise the damage has to be named where it is.</summary>
    private static bool RequireFound(string recording, string file, int at, string what)
    {
        try
        {
            var found = RecordingVerifier.Verify(recording, TestContext.Current.CancellationToken);
            found.Damages.ShouldContain(
                damage => (file == damage.Segment || file == damage.Segment + RecordingFormat.SegmentExtension)
                    && damage.Offset <= at && at < damage.Offset + damage.Length,
                what);
            return found.IsSound;
        }
        catch (RecordingException exception)
        {
            exception.Message.ShouldContain(file, Case.Sensitive, what);
            return false;
        }
    }

    private static async Task<string> HashAsync(string recording) =>
        (await Task.Run(
            () => RecordingContents.Read(SessionRecording.Of(recording), null, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken).WaitAsync(Timeout, TestContext.Current.CancellationToken)).Inputs.Sha256;

    private async Task<(int Code, string Output)> RunReplayAsync(string recording, string run)
    {
        using var replay = ServiceProcess.Start(
            "replay", "--recording", recording, "--run", run, "--data", Path.Combine(_folder.Path, "replays"), "--json");
        var code = await replay.WaitForExitAsync(Timeout);
        return (code, code == 0 ? replay.Output : replay.Output + replay.Errors);
    }

    private static string Sha256Of(string output)
    {
        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("sha256").GetString()!;
    }

    private string Copy(string recording, string name)
    {
        var folder = Path.Combine(_folder.Path, name, "binance");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(recording))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }
}
