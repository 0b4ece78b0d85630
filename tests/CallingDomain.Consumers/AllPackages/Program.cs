using CallingDomain.Consumers;

var setup = args is ["container"] ? Setup.ByContainer() : Setup.ByHand();
ReadNumbers.Run(setup);
await RegisterProgram.RunAsync(setup);
CallContacts.Run(setup);
await KeepCampaign.RunAsync(setup);
await KeepPortal.RunAsync(setup);
await ShareCampaign.RunAsync();
await HostCampaign.RunAsync(setup);
