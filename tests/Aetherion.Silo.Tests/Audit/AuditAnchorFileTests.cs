using Aetherion.Model;
using Aetherion.Silo.Audit;

namespace Aetherion.Silo.Tests.Audit;

public sealed class AuditAnchorFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"anchors-{Guid.NewGuid():N}", "anchors.jsonl");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(Path.GetDirectoryName(_path)))
            Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
    }

    [Fact]
    public async Task Anchors_are_read_back_in_their_order_after_a_restart()
    {
        await new AuditAnchorFile(_path).WriteAsync([Head("a", 1), Head("b", 4)], Cancel);
        await new AuditAnchorFile(_path).WriteAsync([Head("a", 2)], Cancel);

        (await ReadAsync("a")).ShouldBe([Head("a", 1), Head("a", 2)]);
        (await ReadAsync(null)).Count.ShouldBe(3);
        (await ReadAsync("c")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_a_crash_tore_is_dropped_and_the_next_one_is_whole()
    {
        await new AuditAnchorFile(_path).WriteAsync([Head("a", 1)], Cancel);
        await File.AppendAllTextAsync(_path, "{\"tenant\":\"a\",\"seq", Cancel);

        (await ReadAsync("a")).ShouldBe([Head("a", 1)]);
        await new AuditAnchorFile(_path).WriteAsync([Head("a", 2)], Cancel);
        (await ReadAsync("a")).ShouldBe([Head("a", 1), Head("a", 2)]);
    }

    [Fact]
    public async Task A_line_that_somebody_spoilt_is_named()
    {
        await new AuditAnchorFile(_path).WriteAsync([Head("a", 1), Head("a", 2)], Cancel);
        var lines = await File.ReadAllLinesAsync(_path, Cancel);
        await File.WriteAllLinesAsync(_path, [lines[0], "nonsense", lines[1]], Cancel);

        (await Should.ThrowAsync<InvalidDataException>(() => ReadAsync("a"))).Message.ShouldContain("Line 2");
    }

    [Fact]
    public async Task Heads_that_come_again_are_not_appended_again()
    {
        var file = new AuditAnchorFile(_path);
        for (var round = 0; round < 3; round++)
            await file.WriteAsync([Head("a", 1), Head("b", 4)], Cancel);
        await file.WriteAsync([Head("a", 2), Head("b", 4)], Cancel);

        (await ReadAsync(null)).ShouldBe([Head("a", 1), Head("b", 4), Head("a", 2)]);
    }

    [Fact]
    public async Task No_file_is_no_anchors() => (await ReadAsync("a")).ShouldBeEmpty();

    private static AuditHead Head(string tenant, long sequence) =>
        new(tenant, sequence, new string('a', 64), new DateTime(2024, 6, 1, 0, 0, (int)sequence, DateTimeKind.Utc));

    private async Task<List<AuditHead>> ReadAsync(string? tenant) =>
        await new AuditAnchorFile(_path).ReadAsync(tenant, Cancel).ToListAsync(Cancel);
}
