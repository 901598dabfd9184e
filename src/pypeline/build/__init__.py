"""The compiler: probe, bind, check, plan. Pure but for what is injected."""
