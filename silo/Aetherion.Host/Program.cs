using Aetherion.Host.Commands;

return await AetherionCommand.Create().Parse(args).InvokeAsync();
