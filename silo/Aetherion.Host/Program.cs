using System.CommandLine;
using Aetherion.Host.Commands;

using var signals = new StopSignals();
// The library would end the process two seconds after a signal; storing what is held may take longer.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null };
return await AetherionCommand.Create().Parse(args).InvokeAsync(configuration, signals.Token);
