namespace Aetherion.Host.Tests;

/// <summary>Tests that write to the console, of which a process has one.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class ConsoleCollection;
