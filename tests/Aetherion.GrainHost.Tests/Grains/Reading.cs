namespace Aetherion.GrainHost.Tests.Grains;

/// <summary>What flows through the test streams; it can change, so it must be copied.</summary>
public sealed class Reading
{
    public int Number { get; set; }

    public string Text { get; set; } = "";
}
