using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class RecordingDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Folder => Inputs.NewFolder(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_torn_tail_of_any_length_loses_only_the_last_block()
    {
        WriteFlushed(200, everyInputs: 10, isComplete: false);
        var segment = Inputs.Segments(Folder).Single();
        var whole = File.ReadAllBytes(segment);
        var block = RecordingMap.Read(Folder).Blocks[^1];

        const int Step = 41;
        var edges = Enumerable.Range((int)block.Offset, BlockHeader.Length + 2);
        var within = Enumerable.Range(0, (whole.Length - (int)block.Offset) / Step).Select(i => (int)block.Offset + (i * Step));
        foreach (var length in edges.Concat(within).Append(whole.Length - 1))
        {
            File.WriteAllBytes(segment, whole[..length]);

            Inputs.Read(Folder).Count.ShouldBe(190, $"cut at {length} of {whole.Length}");
            var found = Verify();
            found.IsSound.ShouldBeTrue();
            found.Damages.Length.ShouldBe(length == block.Offset ? 0 : 1);
        }
    }

    [Fact]
    public void A_last_block_that_was_never_filled_in_is_a_torn_tail()
    {
        WriteFlushed(200, everyInputs: 10, isComplete: false);
        var segment = Inputs.Segments(Folder).Single();
        var bytes = File.ReadAllBytes(segment);
        bytes.AsSpan((int)RecordingMap.Read(Folder).Blocks[^1].Offset + BlockHeader.Length).Clear();
        File.WriteAllBytes(segment, bytes);

        Inputs.Read(Folder).Count.ShouldBe(190);
        Verify().Damages.Single().IsTornTail.ShouldBeTrue();
    }

    [Fact]
    public void Every_flipped_byte_is_found_and_only_its_block_is_lost()
    {
        WriteFlushed(2_000, everyInputs: 100, isComplete: true);
        var segment = Inputs.Segments(Folder).Single();
        var whole = File.ReadAllBytes(segment);
        var sound = Verify();
        Random random = new(3);

        for (var round = 0; round < 100; round++)
        {
            var flipped = (byte[])whole.Clone();
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(segment, flipped);
            if (round % 2 == 0)
                File.Delete(Path.ChangeExtension(segment, ".idx"));

            var found = Verify();

            found.IsSound.ShouldBeFalse();
            found.Rows.ShouldBe(found.Rows == 0 ? 0 : 1_900);
            Should.Throw<RecordingException>(() => Inputs.Read(Folder)).Message.ShouldContain("recordings verify");
        }
        File.WriteAllBytes(segment, whole);
        Verify().InputsSha256.ShouldBe(sound.InputsSha256);
    }

    [Fact]
    public void A_block_that_is_cut_out_is_missed()
    {
        WriteFlushed(2_000, everyInputs: 100, isComplete: true);
        var segment = Inputs.Segments(Folder).Single();
        var block = RecordingMap.Read(Folder).Blocks[7];
        var bytes = File.ReadAllBytes(segment);
        File.WriteAllBytes(segment, [.. bytes[..(int)block.Offset], .. bytes[(int)block.End..]]);

        var damage = Verify().Damages.Single();

        (damage.FirstSequence, damage.LastSequence).ShouldBe((701, 800));
    }

    [Fact]
    public void A_segment_that_is_gone_is_missed_wherever_it_was()
    {
        Inputs.Write(Folder, Inputs.Mixed(2_000).Select(
            (input, i) => input with { ReceivedTime = Inputs.Start.AddMinutes(i / 4) }));
        var segments = Inputs.Segments(Folder);
        foreach (var gone in (int[])[0, 2, segments.Length - 1])
        {
            var bytes = File.ReadAllBytes(segments[gone]);
            File.Delete(segments[gone]);

            Verify().IsSound.ShouldBeFalse($"segment {gone}");

            File.WriteAllBytes(segments[gone], bytes);
        }
        Verify().IsSound.ShouldBeTrue();
    }

    [Fact]
    public void Whole_rows_that_are_not_those_that_were_written_are_found()
    {
        Inputs.Write(Folder, Inputs.Mixed(100));
        var end = RecordingDocuments.TryRead<RecordingEnd>(Folder, RecordingFormat.EndName)!;
        Directory.Delete(Folder, recursive: true);
        Inputs.Write(Folder, Inputs.Mixed(100, seed: 2));
        RecordingDocuments.Write(Folder, RecordingFormat.EndName, end);

        Verify().Damages.Single().What.ShouldContain(end.InputsSha256!);
    }

    [Fact]
    public void A_head_that_claims_too_much_is_no_block()
    {
        Span<byte> head = stackalloc byte[BlockHeader.Length];
        new BlockHeader(100, RecordingFormat.BlockBytesMax + 1, 5, 1, 0, 1, 0).Write(head);

        BlockHeader.TryRead(head, out _).ShouldBeFalse();
    }

    private RecordingVerification Verify() =>
        RecordingVerifier.Verify(Folder, TestContext.Current.CancellationToken);

    private void WriteFlushed(int count, int everyInputs, bool isComplete)
    {
        using var writer = RecordingWriter.Create(Folder, Inputs.Manifest, TimeProvider.System);
        foreach (var input in Inputs.Mixed(count))
        {
            writer.Add(input);
            if (input.Sequence % everyInputs == 0)
                writer.Flush();
        }
        if (isComplete)
            writer.Complete("stopped");
    }
}
