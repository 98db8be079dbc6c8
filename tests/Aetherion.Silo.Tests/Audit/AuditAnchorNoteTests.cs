using Aetherion.Silo.Audit;

namespace Aetherion.Silo.Tests.Audit;

public sealed class AuditAnchorNoteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aetherion-note-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_file_is_noted_and_a_service_that_writes_none_takes_the_note_back()
    {
        AuditAnchorNote.Read(_folder).ShouldBeNull();
        await new AuditAnchorNote(_folder, new AuditAnchorOptions { File = "/elsewhere/anchors" }).StartAsync(Cancel);
        AuditAnchorNote.Read(_folder).ShouldBe("/elsewhere/anchors");

        await new AuditAnchorNote(_folder, new AuditAnchorOptions()).StartAsync(Cancel);

        AuditAnchorNote.Read(_folder).ShouldBeNull();
    }
}
