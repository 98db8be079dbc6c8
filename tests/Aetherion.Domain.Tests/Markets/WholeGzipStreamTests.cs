using System.IO.Compression;
using Aetherion.Domain.Markets;

namespace Aetherion.Domain.Tests.Markets;

public class WholeGzipStreamTests
{
    public static TheoryData<int> Lengths => [0, 1, 31, 32, 33, 5_000, 300_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void What_was_packed_comes_out(int length)
    {
        var content = Content(length);

        Unpack(Pack(content)).ShouldBe(content);
    }

    [Fact]
    public void Members_that_follow_each_other_are_one_content()
    {
        var (first, second) = (Content(100_000), Content(70_000));

        Unpack([.. Pack(first), .. Pack([]), .. Pack(second)]).ShouldBe([.. first, .. second]);
    }

    [Fact]
    public void Every_cut_is_found()
    {
        var packed = Pack(Content(600));

        for (var length = 1; length < packed.Length; length++)
            Message(packed[..length]).ShouldContain("cut off", customMessage: $"{length} of {packed.Length} bytes");
    }

    [Fact]
    public void A_cut_in_a_later_member_is_found()
    {
        var (first, second) = (Pack(Content(600)), Pack(Content(700)));

        for (var length = 1; length < second.Length; length++)
            Message([.. first, .. second[..length]]).ShouldContain("cut off", customMessage: $"{length} of {second.Length} bytes");
    }

    [Fact]
    public void A_cut_long_after_the_first_bytes_were_read_is_found()
    {
        var packed = Pack(Content(3_000_000));

        Message(packed[..(packed.Length * 6 / 10)]).ShouldContain("cut off");
    }

    [Fact]
    public void A_wrong_sum_is_damage_and_no_cut()
    {
        var packed = Pack(Content(50_000));
        packed[^6] ^= 1;

        Message(packed).ShouldNotContain("cut off");
    }

    [Fact]
    public void Bytes_behind_the_packed_data_are_refused()
    {
        Message([.. Pack(Content(600)), .. "more"u8]).ShouldContain("other bytes follow");
    }

    private static string Message(byte[] packed) => Should.Throw<InvalidDataException>(() => Unpack(packed)).Message;

    private static byte[] Unpack(byte[] packed)
    {
        using WholeGzipStream stream = new(new MemoryStream(packed));
        using MemoryStream plain = new();
        stream.CopyTo(plain, bufferSize: 777);
        return plain.ToArray();
    }

    /// <summary>Bytes that pack to about a half.</summary>
    private static byte[] Content(int length)
    {
        var random = new Random(7 + length);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next('a', 'q'))];
    }

    private static byte[] Pack(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }
}
