using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>A folder of bar files that has those the test says.</summary>
internal sealed class FakeBarFolder : IBarFolder
{
    public HashSet<string> Files { get; } = [];

    /// <summary>What was asked for.</summary>
    public List<string> Asked { get; } = [];

    public Refusal? WhyNot(string name)
    {
        Asked.Add(name);
        return Files.Contains(name)
            ? null
            : new Refusal(ModelRefusals.TrainingFileNotFound, $"There is no file '{name}' in the folder of bar files.");
    }
}
