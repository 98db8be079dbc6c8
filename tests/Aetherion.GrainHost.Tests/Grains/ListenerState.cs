namespace Aetherion.GrainHost.Tests.Grains;

public sealed class ListenerState
{
    public List<ListenerPlace> Streams { get; set; } = [];

    public List<int> Seen { get; set; } = [];

    public long Last { get; set; }

    public bool ResumesAfterLast { get; set; }
}
