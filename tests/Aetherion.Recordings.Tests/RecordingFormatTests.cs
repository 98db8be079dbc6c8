using Aetherion.Domain.Venues.Sessions;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class RecordingFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Folder => Inputs.NewFolder(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_back_input_for_input()
    {
        List<VenueInput> written = [.. Inputs.Mixed(20_000)];
        Inputs.Write(Folder, written);

        var read = Inputs.Read(Folder);

        Inputs.ShouldBeSame(read, written);
    }

    [Fact]
    public void Segments_rotate_by_time_and_follow_each_other()
    {
        List<VenueInput> written =
        [
            .. Inputs.Mixed(2_000).Select((input, i) => input with { ReceivedTime = Inputs.Start.AddMinutes(i / 4) }),
        ];

        Inputs.Write(Folder, written);

        Inputs.Segments(Folder).Length.ShouldBeGreaterThan(5);
        Inputs.ShouldBeSame(Inputs.Read(Folder), written);
    }

    [Fact]
    public void Seeking_by_time_and_by_sequence_finds_what_a_walk_from_the_start_finds()
    {
        List<VenueInput> written = [.. Inputs.Mixed(20_000)];
        Inputs.Write(Folder, written);
        using var reader = RecordingReader.Open(Folder);
        Random random = new(5);

        for (var round = 0; round < 200; round++)
        {
            var sequence = random.NextInt64(1, written.Count + 1);
            reader.SeekSequence(sequence);
            reader.TryRead(out var bySequence).ShouldBeTrue();
            bySequence.Sequence.ShouldBe(sequence);

            var time = Inputs.Start.AddTicks(random.NextInt64((written[^1].ReceivedTime - Inputs.Start).Ticks));
            reader.Seek(time);
            reader.TryRead(out var byTime).ShouldBeTrue();
            byTime.Sequence.ShouldBe(written.First(i => i.ReceivedTime >= time).Sequence);
        }
        reader.Seek(written[^1].ReceivedTime.AddTicks(1));
        reader.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void A_recording_without_its_indexes_reads_the_same()
    {
        Inputs.Write(Folder, Inputs.Mixed(5_000));
        var before = Inputs.Read(Folder);
        foreach (var index in Directory.GetFiles(Folder, "*.idx"))
            File.Delete(index);

        Inputs.ShouldBeSame(Inputs.Read(Folder), before);
    }

    [Fact]
    public void A_recording_is_never_written_over()
    {
        Inputs.Write(Folder, Inputs.Mixed(10));

        Should.Throw<RecordingException>(() => Inputs.Write(Folder, Inputs.Mixed(10)))
            .Message.ShouldContain("never written over");
        Inputs.Read(Folder).Count.ShouldBe(10);
    }

    [Theory]
    [InlineData(RecordingFormat.Version - 1)]
    [InlineData(RecordingFormat.Version + 1)]
    public void Another_version_is_refused_by_its_number(int version)
    {
        Inputs.Write(Folder, Inputs.Mixed(10));
        RecordingDocuments.Write(Folder, RecordingFormat.ManifestName, Inputs.Manifest with { FormatVersion = version });

        Should.Throw<RecordingException>(() => RecordingReader.Open(Folder)).Message.ShouldContain($"format {version}");
    }

    [Theory]
    [InlineData(RecordingFormat.ManifestName)]
    [InlineData(RecordingFormat.EndName)]
    public void A_document_without_its_checksum_is_refused(string name)
    {
        Inputs.Write(Folder, Inputs.Mixed(10));
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"checksum\"", "\"another\"", StringComparison.Ordinal));

        Should.Throw<RecordingException>(() => RecordingReader.Open(Folder)).Message.ShouldContain("its checksum is not there");
    }

    [Fact]
    public void An_input_that_does_not_follow_is_refused()
    {
        using var writer = RecordingWriter.Create(Folder, Inputs.Manifest, TimeProvider.System);
        writer.Add(Inputs.Frame(1, "a"));

        Should.Throw<ArgumentException>(() => writer.Add(Inputs.Frame(3, "b")));
        Should.Throw<ArgumentException>(() => writer.Add(Inputs.Frame(2, "b") with { ReceivedTime = Inputs.Start }));
    }

    [Fact]
    public void The_hash_of_the_inputs_is_the_same_wherever_blocks_begin()
    {
        List<VenueInput> inputs = [.. Inputs.Mixed(3_000)];
        Inputs.Write(Folder, inputs);
        var other = Path.Combine(_folder.Path, "flushed-often");
        using (var writer = RecordingWriter.Create(other, Inputs.Manifest, TimeProvider.System))
        {
            foreach (var input in inputs)
            {
                writer.Add(input);
                if (input.Sequence % 7 == 0)
                    writer.Flush();
            }
            writer.Complete("stopped");
        }

        Verify(other).InputsSha256.ShouldBe(Verify(Folder).InputsSha256);
        Verify(other).Blocks.ShouldBeGreaterThan(400);
    }

    private static RecordingVerification Verify(string folder) =>
        RecordingVerifier.Verify(folder, TestContext.Current.CancellationToken);
}
